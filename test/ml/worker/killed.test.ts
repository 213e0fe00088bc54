import { killedAgainAndAgain } from './killed-runs';

killedAgainAndAgain(6);
