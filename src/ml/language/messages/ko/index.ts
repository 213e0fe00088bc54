import type { messages as english } from '..';
import { adviceMessages } from './advice';
import { branchMessages } from './branch';
import { checkMessages, metricMessages } from './checks';
import { dataMessages } from './data';
import { descentMessages } from './descent';
import { downloadMessages } from './download';
import { engineMessages, engineReasons, workerMessages } from './engine';
import { functionMessages } from './functions';
import { keepingMessages } from './keeping';
import { layerMessages } from './layers';
import { pictureMessages } from './pictures';
import { readingMessages } from './reading';
import { reportMessages } from './report';
import { resultMessages } from './results';
import { runMessages } from './run';
import { separationMessages } from './separation';
import { stepMessages } from './steps';
import { teachingMessages } from './teaching';
import { tensorMessages } from './tensors';

/** Every message in Korean; one that is missing does not compile. Names, keys and values stay as Keras spells them. */
export const koreanMessages: typeof english = {
  ...readingMessages,
  ...layerMessages,
  ...checkMessages,
  ...metricMessages,
  ...teachingMessages,
  ...dataMessages,
  ...pictureMessages,
  ...runMessages,
  ...adviceMessages,
  ...reportMessages,
  ...separationMessages,
  ...stepMessages,
  ...functionMessages,
  ...tensorMessages,
  ...descentMessages,
  ...downloadMessages,
  ...branchMessages,
  ...keepingMessages,
  ...engineMessages,
  ...engineReasons,
  ...resultMessages,
  ...workerMessages,
};
