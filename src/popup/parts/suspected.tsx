/** Marks in the user's note what will be removed from it, before they save it. */
import type { Span } from '@re-pair/redact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../../platform/say';
import { ask } from '../../platform/send-request';

/** Asks only after this pause in typing. In ms. */
const PAUSE_MS = 200;

/** The text with its suspected secrets marked; nothing if there are none. */
export function Suspected({ tab, text }: { tab: number; text: string }) {
  const [asked, setAsked] = useState<{ text: string; places: readonly Span[] } | null>(null);
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      const places = text.trim() === '' ? [] : await ask('suspected', { tab, text }, []);
      if (!isOld) setAsked({ text, places });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [tab, text]);
  // An answer for an older text would mark the wrong places.
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
