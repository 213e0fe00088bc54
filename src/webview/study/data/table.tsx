import type { DataSight } from './sight';

/** Samples that are rows of numbers. */
export const Table = ({ sight }: { readonly sight: DataSight }) => <p class="quiet">{sight.data.inputs}</p>;
