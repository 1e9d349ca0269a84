import { Text, View } from '@tarojs/components';

export default function MainPage() {
  return (
    <View>
      <Text>积善</Text>
    </View>
  );
}
