import type {PageData, PageSummary} from '../../page-data.ts';

/** The small part of the data, which stands in the page as it is. */
export function readSummary(): PageSummary {
  return JSON.parse(document.getElementById('summary')?.textContent ?? '') as PageSummary;
}

/**
 * All data: base64 of gzip of JSON.
 *
 * @throws where it is cut off or the browser cannot decompress.
 */
export async function readData(): Promise<PageData> {
  const element = document.getElementById('data');
  const bytes = decodeBase64((element?.textContent ?? '').trim());
  // The text is not looked at again, and is most of the page.
  element?.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text()) as PageData;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as {fromBase64?: (text: string) => Uint8Array<ArrayBuffer>})
    .fromBase64;
  if (native !== undefined) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
