/** The sentences of what goes to helpers: English. Until they are read, which no click is quick enough for, the user's language. */
import { useEffect, useState } from 'preact/hooks';
import type { Say } from '../core/say';
import { say, sayInEnglish } from '../platform/say';

export function useEnglish(): Say {
  const [english, setEnglish] = useState<{ readonly say: Say }>({ say });
  useEffect(() => {
    void sayInEnglish().then(read => setEnglish({ say: read }));
  }, []);
  return english.say;
}
