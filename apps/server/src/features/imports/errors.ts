import { defineErrors } from '../../platform/errors/index.ts';

const SAVE_AS = '请用表格软件打开它，另存为 .xlsx 再上传，或者全选、复制，粘贴到这里。';

export const importErrors = defineErrors('imports', {
  file_missing: { status: 400, message: '没有收到文件，请选好名册再上传。', field: 'file' },
  file_empty: { status: 422, message: '这个文件是空的，里面没有名册，请换一个。', field: 'file' },
  file_too_big: {
    status: 413,
    message: '文件超过 5 MB。请删掉里面的图片和用不着的表，或者分成几个文件上传。',
    field: 'file',
  },
  file_not_a_sheet: {
    status: 422,
    message: `这不是名册表格（看的是文件内容，不是文件名）。${SAVE_AS}`,
    field: 'file',
  },
  file_web_page: {
    status: 422,
    message: `这个文件虽然叫表格，里面其实是网页，别的系统常这样导出。${SAVE_AS}`,
    field: 'file',
  },
  file_binary_workbook: { status: 422, message: `还不能读 .xlsb 格式。${SAVE_AS}`, field: 'file' },
  file_open_document: { status: 422, message: `还不能读 .ods 格式。${SAVE_AS}`, field: 'file' },
  file_locked: {
    status: 422,
    message: '这个文件加了密码，打不开。请去掉密码，另存一份再上传。',
    field: 'file',
  },
  file_damaged: { status: 422, message: `文件坏了，读不出来。${SAVE_AS}`, field: 'file' },
  file_bomb: {
    status: 422,
    message: `这个文件解开后大得不正常，可能是有人做的坏文件，没有打开它。${SAVE_AS}`,
    field: 'file',
  },
  file_too_many_parts: {
    status: 422,
    message: '这个文件里的东西太多，不像一份名册。请新建一个表，只把名册复制进去再上传。',
    field: 'file',
  },
  file_encoding_unknown: {
    status: 422,
    message: `认不出文字的编码，读出来会是乱码，所以没有读。${SAVE_AS}`,
    field: 'file',
  },
  file_too_many_rows: {
    status: 422,
    message: '名册太大了，一次最多 20000 行。请按小组分成几个文件上传。',
    field: 'file',
  },
  file_too_slow: { status: 422, message: `读了很久也没读完，已经停下。${SAVE_AS}`, field: 'file' },
  file_too_heavy: { status: 422, message: `读这个文件要的内存太多，已经停下。${SAVE_AS}`, field: 'file' },
  reader_busy: { status: 503, message: '正在读别的名册，请过一分钟再上传。' },
  file_unknown: { status: 404, message: '没有找到这份名册：可能已经超过一天、内容清掉了，请重新上传。' },
  sheet_unknown: { status: 422, message: '文件里没有这张表，请重新选择。', field: 'sheet' },
  column_repeated: {
    status: 422,
    message: (d: { column: string }) => `有两列都对成了“${d.column}”，请只留一列，另一列改成“不导入”。`,
    field: 'columns',
  },
  name_column_missing: { status: 422, message: '还没有指定哪一列是“姓名”，请先对好列。', field: 'columns' },
  join_day_late: { status: 422, message: '开始参与的日子不能在今天之后，请改正。', field: 'joinOn' },
  nothing_to_import: { status: 422, message: '这份名册里没有可以导入的户，请先看问题，改好再导入。' },
  import_running: { status: 409, message: '本村有一份名册正在导入，请等它做完再导入。' },
  import_unknown: { status: 404, message: '没有找到这一次导入，请回到导入页重新看。' },
  undo_over: { status: 409, message: '导入已经过了 24 小时，不能整批撤销了；个别要改的，请到那一户里改。' },
  undo_not_now: { status: 409, message: '这一次导入还没做完，或者已经撤销过了。' },
  row_in_use: { status: 409, message: '这一户已经有了别的记录，不能撤销。' },
  template_unknown: { status: 404, message: '没有这个模板，请回到导入页重新下载。' },
});
