export default defineAppConfig({
  pages: ['pages/main/index'],
  window: {
    navigationBarTitleText: '积善',
    navigationBarBackgroundColor: '#FBF8F1',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FBF8F1',
  },
});
