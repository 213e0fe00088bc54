import { runsOnTensorflow } from '../ml/worker/native-runs';

runsOnTensorflow(300, 40);
