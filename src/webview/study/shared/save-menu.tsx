import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { Menu } from '../../shared/menu';
import { fileName, pngBytes, svgText } from '../../shared/save';
import type { Study } from './study';

/** Something that the page makes, to be saved as a file or to be given elsewhere. */
export interface SaveItem {
  readonly text: string;
  /** The file's ending, such as `png`; not set for what goes elsewhere by itself. */
  readonly ending?: string;
  /** A file's text or bytes; anything else is not saved. */
  readonly content: () => unknown;
}

interface MenuProps {
  readonly study: Study;
  /** What a file is called, without its ending. */
  readonly name: string;
  readonly items: readonly SaveItem[];
}

/** What can be saved of a view; why it could not be is said beside the button. */
export function SaveMenu({ study, name, items }: MenuProps) {
  const [failure, setFailure] = useState('');
  const save = async ({ ending, content }: SaveItem): Promise<void> => {
    try {
      const made = await content();
      const isContent = typeof made === 'string' || made instanceof Uint8Array;
      if (ending !== undefined && isContent) await study.ask('save', { name: `${fileName(name)}.${ending}`, content: made });
      setFailure('');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <Menu icon="save" text={l10n.t('Save')} items={items.map((item) => ({ text: item.text, onPick: () => void save(item) }))} />
      {failure && (
        <span class="warning" role="alert">
          {failure}
        </span>
      )}
    </>
  );
}

interface PictureProps {
  readonly study: Study;
  readonly name: string;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** Saves a drawing as a picture. */
export const SavePicture = ({ study, name, drawing }: PictureProps) => (
  <SaveMenu
    study={study}
    name={name}
    items={[
      { text: l10n.t('Picture as PNG'), ending: 'png', content: () => drawing.current && pngBytes(drawing.current) },
      { text: l10n.t('Picture as SVG'), ending: 'svg', content: () => drawing.current && svgText(drawing.current) },
    ]}
  />
);
