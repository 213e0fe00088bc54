import { config } from '@vscode/l10n';
import { writeUnitsIn } from '../../ml/language/number-text';

// A module of its own that is imported first, so that texts are there when the other modules are read. The host puts the texts of the
// reader's language into the page; in English there are none.
const texts = document.body.dataset['l10n'];
if (texts) config({ contents: texts });
writeUnitsIn(document.documentElement.lang);
