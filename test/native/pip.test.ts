import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { innermost, launchersOn } from '../../src/native/pip';

/** What pip has said where its index could not be reached. */
const said = {
  "WARNING: Retrying (Retry(total=1, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7eff68779d50>: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/tensorflow-cpu/":
    'Temporary failure in name resolution',
  "WARNING: Retrying (Retry(total=0)) after connection broken by 'ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 403 Forbidden'))': /simple/tensorflow-cpu/":
    'Tunnel connection failed: 403 Forbidden',
  "WARNING: Retrying (Retry(total=1)) after connection broken by 'ReadTimeoutError(\"HTTPSConnectionPool(host='index.example', port=443): Read timed out. (read timeout=15)\")': /simple/tensorflow-cpu/":
    'Read timed out. (read timeout=15)',
  'WARNING: Retrying (Retry(total=1)) after connection broken by \'SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:1000)"))\': /simple/':
    '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:1000)',
  'ERROR: Connection aborted.': undefined,
};

describe('the ways to pip', () => {
  const on = (...given: Parameters<typeof launchersOn>): string[] => launchersOn(...given).map((words) => words.join(' '));
  it('begin on Windows with its launcher, which is no program that opens a shop', () => assert.equal(on('win32', true)[0], 'py -3 -m pip'));
  it('are on a Mac without developer tools none that ask to install them', () =>
    assert.deepEqual(on('darwin', false), ['python -m pip', 'pip']));
  it('begin elsewhere with python3', () => {
    for (const platform of ['linux', 'darwin'] as const) assert.equal(on(platform, true)[0], 'python3 -m pip');
  });
});

describe('the reason that pip gives', () => {
  for (const [line, reason] of Object.entries(said))
    it(`is ${reason === undefined ? 'none where it gives none' : `found: ${reason}`}`, () => assert.equal(innermost(line), reason));
});
