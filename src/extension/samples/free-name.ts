/** `xor.nn.json`, or `xor-2.nn.json` … where that is taken. */
export async function freeName(base: string, taken: (name: string) => PromiseLike<boolean>, ending = '.nn.json'): Promise<string> {
  for (let i = 1; ; i++) {
    const name = `${base}${i === 1 ? '' : `-${i}`}${ending}`;
    if (!(await taken(name))) return name;
  }
}
