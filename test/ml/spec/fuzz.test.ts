import { everyTextIsAnswered } from './every-text';

everyTextIsAnswered(0.1);
