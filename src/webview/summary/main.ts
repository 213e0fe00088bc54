import { connect } from '../shared/connect';
import '../shared/base.css';
import type { FromView, ToView } from './messages';
import './style.css';
import { view } from './view';

const send = connect<ToView, FromView>(({ content }) => {
  document.body.replaceChildren(view(content, () => send({ type: 'showProblems' })));
});

send({ type: 'ready' });
