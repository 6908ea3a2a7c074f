/** Banking calendars as the read model has them. */
import { addCalendarDays, CalendarDate, CalendarRecord, isNotCovered, Place } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { etagOf } from '../plugins/etag.ts';
import { Problem } from '../plugins/problem.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { Day, daysOf } from './days.ts';

const tags = ['calendars'];
/** Most days that one answer lists. */
const daysMax = 400;

const Summary = CalendarRecord.pick({ place: true, name: true, version: true, coverage: true }).meta({
  id: 'CalendarSummary',
});

const Span = AsOf.extend({ from: CalendarDate.optional(), to: CalendarDate.optional() });

const CalendarView = CalendarRecord.extend({
  days: z.array(Day).optional().meta({ description: 'The days asked for with `from` and `to`.' }),
  asOfBlock: z.int(),
}).meta({ id: 'CalendarView' });

const registerList = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/calendars',
    {
      schema: {
        operationId: 'listCalendars',
        summary: 'Places with a banking calendar, and the dates that it covers.',
        tags,
        querystring: Page,
        response: { 200: listOf(Summary), ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const asOfBlock = await awaitBlock(organisation, request.query.minBlock);
      const found = await scan(organisation.view, 'calendar', request.query, ({ value }) => {
        const { place, name, version, coverage } = CalendarRecord.parse(value);
        return { place, name, version, coverage };
      });
      const page = pageOf(found, request.query.limit, ({ place }) => place);
      return { ...page, items: page.items.map(({ item }) => item), asOfBlock };
    },
  );
};

/** @throws Problem when a span is half given, backwards or too long, or when the calendar does not cover it */
const askedDays = (calendar: CalendarRecord, { from, to }: z.output<typeof Span>): Day[] | undefined => {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined || to < from || to >= addCalendarDays(from, daysMax)) {
    throw new Problem('REQUEST_INVALID', {
      pointer: from === undefined ? '/from' : '/to',
      expected: `from and to, at most ${daysMax} days`,
    });
  }
  const days = daysOf(calendar, from, to);
  if (!isNotCovered(days)) return days;
  const { coverage } = calendar;
  throw new Problem('CALENDAR_NOT_COVERED', {
    pointer: from < coverage.from ? '/from' : '/to',
    expected: `dates from ${coverage.from} to ${coverage.to}`,
  });
};

export const registerCalendarRoutes = (app: FastifyInstance): void => {
  registerList(app);
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/calendars/:place',
    {
      schema: {
        operationId: 'readCalendar',
        summary: 'When banks are open at a place; with `from` and `to`, each day of a span.',
        tags,
        params: z.strictObject({ place: Place }),
        querystring: Span,
        response: { 200: CalendarView, ...problems },
      },
    },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      const asOfBlock = await awaitBlock(organisation, request.query.minBlock);
      const record = await organisation.view.record(`calendar/${request.params.place}`);
      if (record === undefined) throw new Problem('RECORD_NOT_FOUND');
      const calendar = CalendarRecord.parse(record.value);
      const days = askedDays(calendar, request.query);
      const view = { ...calendar, ...(days === undefined ? {} : { days }) };
      reply.header('etag', etagOf(view));
      return { ...view, asOfBlock };
    },
  );
};
