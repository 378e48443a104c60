/** Whether a moment has passed; the component is drawn again when it has. */
import { useEffect, useState } from 'preact/hooks';

/** `moment` in epoch ms; null never passes. */
export function usePassed(moment: number | null): boolean {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (moment === null) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, moment - Date.now()) + 1);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment !== null && now >= moment;
}
