import { defineErrors } from '../../platform/errors/index.ts';

export const oversightErrors = defineErrors('oversight', {
  place_not_yours: { status: 404, message: '没有找到这个地区的记录，或者它不归您查。' },
  span_too_long: {
    status: 422,
    message: '一次最多查 92 天，请把开始和结束日期选近一些。',
    field: 'from',
  },
  span_reversed: { status: 422, message: '结束日期比开始日期早，请换过来。', field: 'until' },
});
