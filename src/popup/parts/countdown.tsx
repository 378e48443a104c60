/** Seconds until a watch runs out, ticking. Not read aloud at every tick. */
import { useEffect, useState } from 'preact/hooks';
import { say } from '../../platform/say';

export function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <p class="soft">{say('seconds_left', String(Math.max(0, Math.ceil((until - now) / 1000))))}</p>;
}
