import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * The licences of the packages whose files went into the bundles, as their authors want them handed on.
 * @param {string[]} inputs paths from the project's folder
 * @returns {string}
 * @throws {Error} where a package's licence has no text here
 */
export function notices(inputs) {
  const packages = [...new Set(inputs.flatMap(packageOf))]
    .map(read)
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
  const parts = packages.map((own) => {
    const texts = [own.text || standardText(own, packages), compiledIn[own.name]].filter((text) => text !== undefined);
    return `${own.name} ${own.version} (${own.licence})\n\n${texts.join('\n\n')}\n`;
  });
  return ['Neural Network Study contains these packages, some of them in parts.\n', ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * The folder of the package that a file belongs to.
 * @param {string} file
 * @returns {string[]} none for a file of the project's own
 */
function packageOf(file) {
  const [, folder] = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  return folder ? [folder] : [];
}

/** @typedef {{ name: string, version: string, licence: string, author: string, text: string }} Package `text`: empty where it brings none */

/**
 * @param {string} folder
 * @returns {Package}
 */
function read(folder) {
  const { name, version, license: licence, author } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const files = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(root, folder, file), 'utf8').trim());
  const by = typeof author === 'object' ? author.name : author;
  return { name, version, licence, author: by ?? `the authors of ${name}`, text: texts.join('\n\n') };
}

/**
 * Some packages name their licence and leave its text out.
 * @param {Package} own
 * @param {Package[]} packages
 */
function standardText({ name, licence, author }, packages) {
  if (licence === 'MIT') return mit(author);
  // This one says nothing of its holder, so another package's is the same.
  const same = licence === 'Apache-2.0' && packages.find((other) => other.licence === licence && other.text);
  if (!same) throw new Error(`${name} has the licence ${licence}, whose text is in none of the bundled packages.`);
  return same.text;
}

/**
 * What a package holds in compiled form, of which its own licence says nothing.
 * @type {Readonly<Record<string, string>>}
 */
const compiledIn = {
  '@cwasm/jpeg-turbo': `It holds libjpeg-turbo, compiled to WebAssembly. This software is based in part on the work of the Independent JPEG Group.

Copyright (C) 2009-2019 D. R. Commander. All Rights Reserved.
Copyright (C) 2015 Viktor Szathmáry. All Rights Reserved.

Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met:

- Redistributions of source code must retain the above copyright notice,
  this list of conditions and the following disclaimer.
- Redistributions in binary form must reproduce the above copyright notice,
  this list of conditions and the following disclaimer in the documentation
  and/or other materials provided with the distribution.
- Neither the name of the libjpeg-turbo Project nor the names of its
  contributors may be used to endorse or promote products derived from this
  software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS",
AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
POSSIBILITY OF SUCH DAMAGE.`,
};

/** @param {string} author */
const mit = (author) => `MIT License

Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
