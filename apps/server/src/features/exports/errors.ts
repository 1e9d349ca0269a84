import { defineErrors } from '../../platform/errors/index.ts';

export const exportErrors = defineErrors('exports', {
  reason_missing: {
    status: 422,
    message: '导出姓名、手机号、身份证号的全称要写明理由，请选一个理由再导出。',
    field: 'reason',
  },
  export_running: { status: 409, message: '本村有一份文件正在准备，请等它好了再导出。' },
  export_unknown: { status: 404, message: '没有找到这份导出的文件，请回到导出页重新看。' },
  export_not_ready: { status: 409, message: '文件还没准备好，请过一会儿再下载。' },
  export_gone: { status: 410, message: '这份文件超过一天，已经清掉了，请重新导出。' },
});
