/**
 * The page of a test file: it takes the focus first. Without it Firefox names no devices, and nothing matches `:focus`; and a
 * file that opened a window of its own leaves the one after it without (measured in 153). The focus comes within milliseconds.
 * @param {string} testFramework what runs the tests
 */
export function pageWithFocus(testFramework) {
  return `<!doctype html>
<html>
  <head><meta charset="utf-8" /></head>
  <body>
    <script type="module">
      const focused = () => new Promise((resolve) => {
        if (document.hasFocus()) resolve();
        window.addEventListener('focus', resolve, { once: true });
        setTimeout(resolve, 5_000); // then the tests that need it will say so
        window.focus();
      });
      await focused();
      await import(${JSON.stringify(testFramework)});
    </script>
  </body>
</html>`;
}
