import { runsOnTensorflow } from './native-runs';

runsOnTensorflow(30, 5);
