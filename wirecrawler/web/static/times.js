// Nicer times, where scripts run: "4 hours ago" stays true while a page is open, and the exact
// time on hover is told in the reader's own zone too.  The page says the same without it.
(() => {
  "use strict";
  const units = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const times = [...document.querySelectorAll("time[datetime*='T']")];

  const words = (age, exact) => {
    // After a week the day itself says more, as on the server.
    if (age >= 7 * 86400) return exact.split(",")[0];
    const unit = units.find(([, length]) => age >= length);
    if (!unit) return "just now";
    const count = Math.floor(age / unit[1]);
    return `${count} ${unit[0]}${count === 1 ? "" : "s"} ago`;
  };

  const refresh = () => {
    for (const time of times) {
      const age = (Date.now() - Date.parse(time.dateTime)) / 1000;
      // What lies ahead of this clock stays as the server told it.
      if (age >= 0) time.textContent = words(age, time.title);
    }
  };

  for (const time of times) {
    const here = new Date(time.dateTime).toLocaleString("en-GB", {
      day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZoneName: "short",
    });
    if (!here.endsWith("UTC")) time.title += ` (${here})`;
  }
  refresh();
  setInterval(refresh, 30000);
})();
