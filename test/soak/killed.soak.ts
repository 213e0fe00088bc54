import { killedAgainAndAgain } from '../ml/worker/killed-runs';

killedAgainAndAgain(100);
