/** Everything that can be seen of an element and of what is in it: each one's computed style and its box, by the name of the element. */
export type Looks = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Of all that is in a root, as it is at this moment; boxes are relative to `origin`. What is under way to another look is taken there. */
export function looksOf(root: ShadowRoot, origin: Element): Looks {
  for (const animation of root.getAnimations()) animation.cancel();
  const { left, top } = origin.getBoundingClientRect();
  return new Map(
    [...root.querySelectorAll('*')].flatMap((element, index) => {
      const box = element.getBoundingClientRect();
      const name = `${String(index)} ${describe(element)}`;
      const own = { ...styleOf(element), box: [box.left - left, box.top - top, box.width, box.height].map((value) => value.toFixed(2)).join(' ') };
      const drawn = ['::before', '::after'].filter((pseudo) => !['none', 'normal'].includes(getComputedStyle(element, pseudo).content));
      return [[name, own] as const, ...drawn.map((pseudo) => [`${name}${pseudo}`, styleOf(element, pseudo)] as const)];
    }),
  );
}

/** What is different, in words: `element: property: before → after`. */
export function differences(before: Looks, after: Looks): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((name) => {
    const [one, other] = [before.get(name), after.get(name)];
    if (one === undefined || other === undefined) return [`${name}: ${one === undefined ? 'came' : 'went'}`];
    return Object.keys(one).flatMap((property) => (one[property] === other[property] ? [] : [`${name}: ${property}: ${one[property] ?? ''} → ${other[property] ?? ''}`]));
  });
}

export function styleOf(element: Element, pseudo?: string): Readonly<Record<string, string>> {
  const style = getComputedStyle(element, pseudo);
  return Object.fromEntries([...style].map((property) => [property, style.getPropertyValue(property)]));
}

function describe({ localName, part, classList }: Element): string {
  return [localName, ...[...part].map((each) => `[${each}]`), ...[...classList].map((each) => `.${each}`)].join('');
}
