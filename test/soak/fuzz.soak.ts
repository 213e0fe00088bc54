import { everyTextIsAnswered } from '../ml/spec/every-text';

everyTextIsAnswered(5);
