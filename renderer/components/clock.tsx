import { useEffect, useState } from 'react';
import { languageTags, shownLanguage } from '../i18n/index.ts';

const MINUTE = 60_000;

/** The time of day and the date, right to the minute. */
export function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    // Wakes up just after each full minute, not once a second.
    const timer = setTimeout(() => setNow(new Date()), MINUTE - (now.getTime() % MINUTE) + 20);
    return () => clearTimeout(timer);
  }, [now]);
  const tag = languageTags[shownLanguage()];
  const time = now.toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit', hour12: false });
  const day = now.toLocaleDateString(tag, { month: 'long', day: 'numeric' });
  const weekday = now.toLocaleDateString(tag, { weekday: 'short' });
  return (
    <p className="clock">
      <time className="clock__time tabular">{time}</time>
      <span className="clock__date">{tag === 'zh-CN' ? `${day} ${weekday}` : `${weekday} ${day}`}</span>
    </p>
  );
}
