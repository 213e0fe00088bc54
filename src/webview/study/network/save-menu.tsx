import * as l10n from '@vscode/l10n';
import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { Menu } from '../../shared/menu';
import { fileName, pngBytes, svgText } from '../../shared/save';
import type { Network } from '../messages/state';
import type { Study } from '../shared/study';

interface Props {
  readonly study: Study;
  readonly network: Network;
  readonly drawing: RefObject<SVGSVGElement | null>;
}

/** Saves the table as text, and the graph as a picture. */
export function SaveMenu({ study, network, drawing }: Props) {
  const [failure, setFailure] = useState('');
  const save = async (ending: string, content: () => string | Uint8Array | Promise<Uint8Array>): Promise<void> => {
    try {
      await study.ask('save', { name: `${fileName(network.name)}.${ending}`, content: await content() });
      setFailure('');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const picture = (): SVGSVGElement => drawing.current as SVGSVGElement;
  return (
    <>
      <Menu
        icon="save"
        text={l10n.t('Save')}
        items={[
          { text: l10n.t('Table as text'), onPick: () => void save('txt', () => network.text) },
          { text: l10n.t('Graph as SVG'), onPick: () => void save('svg', () => svgText(picture())) },
          { text: l10n.t('Graph as PNG'), onPick: () => void save('png', () => pngBytes(picture())) },
        ]}
      />
      {failure && <span class="warning">{failure}</span>}
    </>
  );
}
