import { oneOf } from '../words.ts';
/** Words for showing something to the public, and for hiding it. */
export const PUBLISH = oneOf([
  '公示|贴出|贴在|贴上|挂出|公布|公开|张贴|张榜|上墙|上榜|曝光|通报|发布|发到|发在|晒|展示|滚动|列出',
  '写明|载明|注明|标明|念|广播|公告|专栏|公开栏|公示栏|宣传栏|评比榜|榜',
]);
export const HIDING =
  '隐去|隐藏|脱敏|打码|遮|掩|不写|不出现|不显示|不含|不得|不公开|不上墙|不上榜|不张贴|不进群|不登|不挂|不公布|不公示|不列|去掉|代号|编号|化名|匿名';
