/** Does what the policy forbids, so that the check is known to see it. */
import './host.js';

const styled = document.createElement('p');
styled.setAttribute('style', 'color: red');
const styles = document.createElement('style');
styles.textContent = 'p { color: red }';
document.body.append(styled, styles);
try {
  styled.innerHTML = '<b>bold</b>';
} catch {
  // A plain string where trusted markup is required.
}
