/** What the user writes, with what will be taken out of it marked, before they have it kept. */
import { useEffect, useState } from 'preact/hooks';
import type { Span } from '../../core/redact/span';
import { suspectedIn } from '../../platform/ask';
import { say } from '../../platform/say';

/** Typing goes on so long without being asked about. In ms. */
const PAUSE_MS = 200;

/** The question, and the text as it stands; nothing where nothing in it is suspected. */
export function Suspected({ tab, text }: { tab: number; text: string }) {
  const [asked, setAsked] = useState<{ text: string; places: readonly Span[] } | null>(null);
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      const places = text.trim() === '' ? [] : await suspectedIn(tab, text);
      if (!isOld) setAsked({ text, places });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [tab, text]);
  // An answer to another text marks the wrong places.
  const places = asked?.text === text ? asked.places : [];
  return (
    <div role="status" data-suspected={places.length}>
      {places.length > 0 && (
        <>
          <p class="small">{say('packet_note_suspected')}</p>
          <p class="small">{marked(text, places)}</p>
        </>
      )}
    </div>
  );
}

function marked(text: string, places: readonly Span[]) {
  const ends = [0, ...places.map(([, end]) => end)];
  return [
    ...places.flatMap(([from, end], at) => [
      text.slice(ends[at], from),
      <mark key={from}>{text.slice(from, end)}</mark>,
    ]),
    text.slice(ends.at(-1)),
  ];
}
