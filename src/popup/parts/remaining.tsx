/** A countdown. Its ticks are not announced to screen readers. */
import { useEffect, useState } from 'preact/hooks';
import { durationWords } from '../../core/incident/evidence';
import type { MessageKey } from '../../core/say';
import { say } from '../../platform/say';

/** Times in epoch ms. Without `from` there is no bar. */
export function Remaining({ from, until }: { from: number | null; until: number }) {
  const now = useNow();
  const share = from === null || until <= from ? 0 : Math.min(1, (now - from) / (until - from));
  return (
    <>
      {from !== null && (
        <div class="bar" aria-hidden="true">
          <i style={{ width: `${Math.round(share * 100)}%` }} />
        </div>
      )}
      <p class="soft small">{leftWords('time_left', until, now)}</p>
    </>
  );
}

/** The countdown within a sentence. */
export function Left({ until, words }: { until: number; words: MessageKey }) {
  return <>{leftWords(words, until, useNow())}</>;
}

function leftWords(words: MessageKey, until: number, now: number): string {
  return say(words, durationWords(Math.max(0, Math.ceil((until - now) / 1000)), say));
}

function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Whether a moment has passed. In epoch ms; null never passes. */
export function usePassed(moment: number | null): boolean {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (moment === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, moment - Date.now()) + 1);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment !== null && now >= moment;
}
