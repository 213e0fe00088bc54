import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { Menu } from '../../shared/menu';
import { fileName, pngBytes, svgText } from '../../shared/save';
import type { Study } from './study';

interface Props {
  readonly study: Study;
  /** What the file is called, without its ending. */
  readonly name: string;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** Saves a drawing as a picture. */
export function SavePicture({ study, name, drawing }: Props) {
  const [failure, setFailure] = useState('');
  const save = async (ending: string, content: (picture: SVGSVGElement) => string | Promise<Uint8Array>): Promise<void> => {
    if (!drawing.current) return;
    try {
      await study.ask('save', { name: `${fileName(name)}.${ending}`, content: await content(drawing.current) });
      setFailure('');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <Menu
        icon="save"
        text={l10n.t('Save')}
        items={[
          { text: l10n.t('Picture as PNG'), onPick: () => void save('png', pngBytes) },
          { text: l10n.t('Picture as SVG'), onPick: () => void save('svg', svgText) },
        ]}
      />
      {failure && (
        <span class="warning" role="alert">
          {failure}
        </span>
      )}
    </>
  );
}
