/** The time until something runs out, ticking. Not read aloud at every tick. */
import { useEffect, useState } from 'preact/hooks';
import { durationWords } from '../../core/evidence';
import { say } from '../../platform/say';

export function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return <p class="soft">{say('time_left', durationWords(seconds, say))}</p>;
}
