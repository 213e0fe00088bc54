import type { Fix } from '../../problem';
import { josa, quoted } from './words';

/** What a fix does, in Korean, from what it does and not from its English title. */
export function fixTitle({ action, edits }: Fix): string {
  // Without an action, the title is nothing but what is put in.
  if (!action) return changeTo(edits[0]?.content ?? '');
  const { does, key, value = '' } = action;
  const name = typeof key === 'string' ? quoted(key) : undefined;
  switch (does) {
    case 'replace':
      return value === '[ … ]' ? '리스트로 묶기: [ … ]' : changeTo(value);
    case 'set':
      return name === undefined ? changeTo(value) : `${josa(name, '을')} ${josa(value, '으로')} 하기`;
    case 'insert':
      return `앞에 ${value} 넣기`;
    case 'remove':
      return name === undefined ? '이것 지우기' : `${name} 지우기`;
    case 'rename':
      return changeTo(quoted(value));
  }
}

const changeTo = (value: string): string => `${josa(value, '으로')} 바꾸기`;
