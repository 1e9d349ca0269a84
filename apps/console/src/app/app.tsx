import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo } from 'react';
import { useElder, useNarrow } from '../lib/settings.ts';
import { client, router } from './router.tsx';
import { themeFor } from './theme.ts';

export function App() {
  const elder = useElder();
  const isNarrow = useNarrow();
  const theme = useMemo(() => themeFor({ elder, isNarrow }), [elder, isNarrow]);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-elder', elder);
  }, [elder]);
  return (
    <ConfigProvider locale={zhCN} theme={theme} wave={{ disabled: true }} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
