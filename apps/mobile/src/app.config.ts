export default defineAppConfig({
  pages: [
    'pages/main/index',
    'pages/sign-in/index',
    'pages/claim/index',
    'pages/claim-detail/index',
    'pages/passbook/index',
    'pages/help/index',
    'pages/card/index',
    'pages/doors/index',
    'pages/our-home/index',
    'pages/my-info/index',
  ],
  window: {
    navigationBarTitleText: '积善',
    navigationBarBackgroundColor: '#FBF8F1',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FBF8F1',
  },
  lazyCodeLoading: 'requiredComponents',
  // Pages change at once: nothing moves in elder mode, and nothing needs to.
  animation: false,
});
