import type { ClassModel, FunctionModel } from './types.ts';

/** The classes that a method lookup visits, itself first. */
export function lineage(model: ClassModel, seen = new Set<ClassModel>()): readonly ClassModel[] {
  if (seen.has(model)) return [];
  seen.add(model);
  return [model, ...model.baseModels.flatMap((base) => lineage(base, seen))];
}

export const methodOf = (model: ClassModel, name: string): FunctionModel | undefined => {
  for (const each of lineage(model)) {
    const method = each.methods.get(name);
    if (method) return method;
  }
  return undefined;
};
