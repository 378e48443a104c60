/** The views behind the first one, which does not wait for them. */
import { useEffect, useState } from 'preact/hooks';

type More = typeof import('./more');
/** Null until it is loaded. */
let more: More | null = null;

/** Loads those views as soon as the first one stands. */
export function useMore(): More | null {
  const [loaded, setLoaded] = useState(more);
  useEffect(() => {
    void import('./more').then(module => {
      more = module;
      setLoaded(module);
    });
  }, []);
  return loaded;
}
