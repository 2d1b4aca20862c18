import { html, render } from 'lit';
import type { PlatformDialect } from '../src/simulator.js';
import { choiceRow, switchRow } from './controls.js';

/** What the platform's pages say in two ways, or leave open: the customer's call must complete under all of it. */
export function showDialectForm(root: HTMLElement, dialect: PlatformDialect): void {
  render(
    html`
      <fieldset>
        <legend>Replies and webhooks</legend>
        ${choiceRow(
          'Descriptions',
          [
            ['object', 'Objects'],
            ['sdp-text', 'Bare SDP'],
            ['json-text', 'JSON text'],
            ['session-json-text', 'Session as JSON text'],
          ] as const,
          (shape) => (dialect.responseShape = shape),
        )}
        ${choiceRow(
          'A new call’s id',
          [
            ['id', 'id'],
            ['call_id', 'call_id'],
            ['both', 'Both'],
          ] as const,
          (name) => (dialect.newCallId = name),
        )}
        ${choiceRow(
          'Words such as Completed',
          [
            ['documented', 'As documented'],
            ['lower', 'lower case'],
            ['upper', 'UPPER CASE'],
            ['capitalized', 'Capitalized'],
          ] as const,
          (wordCase) => (dialect.enumCase = wordCase),
        )}
        ${choiceRow(
          'Times',
          [
            ['seconds', 'Seconds'],
            ['milliseconds', 'Milliseconds'],
            ['text', 'Text'],
          ] as const,
          (unit) => (dialect.timestamps = unit),
        )}
        ${choiceRow(
          'Versions in webhooks',
          [
            ['integer', 'Integers'],
            ['text', 'Text'],
            ['absent', 'Absent'],
          ] as const,
          (form) => (dialect.webhookVersion = form),
        )}
        ${choiceRow(
          'Webhooks arrive as',
          [
            ['envelope', 'Whole envelope'],
            ['entry', 'One entry'],
            ['call', 'One call object'],
          ] as const,
          (part) => (dialect.envelope = part),
        )}
        ${choiceRow(
          'Errors',
          [
            ['wrapped', 'In an envelope'],
            ['bare', 'Bare'],
          ] as const,
          (form) => (dialect.errors = form),
        )}
        ${choiceRow(
          'Collisions',
          [
            ['empty-success', 'Empty 200'],
            ['error', 'An error'],
          ] as const,
          (form) => (dialect.collision = form),
        )}
      </fieldset>
      <fieldset>
        <legend>What counts as a version</legend>
        ${switchRow('The renegotiation of accept', (on) => (dialect.acceptRenegotiationCounts = on))}
        ${switchRow('A renegotiation in a reply', (on) => (dialect.replyRenegotiationCounts = on))}
        ${switchRow('An update without an offer', (on) => (dialect.tracksOnlyCounts = on))}
      </fieldset>
    `,
    root,
  );
}
