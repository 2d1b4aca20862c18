/** What frameworks may set on the element, read off its class: never a list that could go stale. */
import type { LitElement } from 'lit';
import type { CallPanelEventMap } from '../panel/events.js';
import type { MessengerCallPanel } from '../panel/messenger-call-panel.js';

type Own = Omit<MessengerCallPanel, keyof LitElement>;

/** Two types are the same, `readonly` included, when a condition on one holds for the other. */
type Same<One, Other> = (<T>(value: T) => T extends One ? 1 : 2) extends <T>(value: T) => T extends Other ? 1 : 2 ? true : false;

type IsWritable<Name extends keyof Own> = Same<Pick<Own, Name>, { -readonly [Key in Name]: Own[Key] }>;

type IsMethod<Value> = Value extends (...parameters: never[]) => unknown ? true : false;

type PropertyName = { [Name in keyof Own]: IsMethod<Own[Name]> extends true ? never : IsWritable<Name> extends true ? Name : never }[keyof Own];

/** What attributes can say; everything else is set as a property only. */
type Attributable = string | number | boolean | null;

type Dashed<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${Lowercase<First>}${Rest extends Uncapitalize<Rest> ? '' : '-'}${Dashed<Rest>}`
  : Name;

type AttributeValue<Value> = Value extends boolean ? boolean : Value extends number ? number | `${number}` : Value;

/** The properties that a host may set, all of them optional. */
export type CallPanelProperties = { [Name in PropertyName]?: Own[Name] | undefined };

/** The attributes: a property's name with dashes. A boolean one is there or not. */
export type CallPanelAttributes = {
  [Name in PropertyName as Own[Name] extends Attributable ? Dashed<Name> : never]?: AttributeValue<NonNullable<Own[Name]>> | null | undefined;
};

/** Listeners under the names by which a framework knows them: `on` before the name of the event, for instance. */
export type CallPanelListeners<Prefix extends string = 'on'> = {
  [Type in keyof CallPanelEventMap as `${Prefix}${Type}`]?: ((event: CallPanelEventMap[Type]) => void) | undefined;
};
