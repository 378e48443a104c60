// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './clipboard';

afterEach(() => vi.unstubAllGlobals());

/** A document whose copy command works as in a browser, or is refused. */
function documentThat(copies: boolean): string[] {
  const copied: string[] = [];
  document.execCommand = command => {
    if (command !== 'copy' || !copies) return false;
    const event = new Event('copy', { cancelable: true });
    Object.assign(event, { clipboardData: { setData: (_: string, text: string) => copied.push(text) } });
    return !document.dispatchEvent(event); // prevented, so the selection was not copied
  };
  return copied;
}

test('the text is copied when the click’s handler returns', () => {
  const copied = documentThat(true);
  void copyText('a report');
  expect(copied).toEqual(['a report']);
});

test('where the command is refused the newer call copies, and a refusal of both is told', async () => {
  documentThat(false);
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(await copyText('a report')).toBe(true);
  expect(writeText).toHaveBeenCalledExactlyOnceWith('a report');
  writeText.mockRejectedValueOnce(new Error('no'));
  expect(await copyText('a report')).toBe(false);
});
