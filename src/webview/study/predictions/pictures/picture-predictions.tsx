import './pictures.css';
import type { Data, Picture } from '../../messages/state';
import { momentOf, momentText } from '../../shared/moment';
import type { Reading } from '../../shared/reading';
import { type Study, trainable } from '../../shared/study';
import { DataPicture } from './data-picture';
import { Pad } from './pad';

interface Props {
  readonly study: Study;
  readonly data: Data;
  readonly picture: Picture;
  readonly reading: Reading;
}

/** What a network that takes pictures answers: to one of the data, and to one that the reader draws. */
export const PicturePredictions = (props: Props) => (
  <div class="picture-predictions">
    <p class="quiet">{momentText(momentOf(props.study), trainable(props.study))}</p>
    <Pad {...props} />
    <DataPicture {...props} />
  </div>
);
