/** Every node of a syntax tree, outermost first. */
export function* nodesOf(tree) {
  if (Array.isArray(tree)) {
    for (const item of tree) yield* nodesOf(item);
  } else if (tree !== null && typeof tree === 'object') {
    if (typeof tree.type === 'string') yield tree;
    for (const value of Object.values(tree)) yield* nodesOf(value);
  }
}
