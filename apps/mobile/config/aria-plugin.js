// WeChat's screen reader knows aria attributes; Taro's templates leave them out unless told.
const ARIA = {
  'aria-label': '',
  'aria-role': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-disabled': '',
};

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template.mergeComponents(ctx, { View: ARIA, Image: ARIA, Input: { 'aria-label': '' } });
    },
  });
};
