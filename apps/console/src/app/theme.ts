import type { ThemeConfig } from 'antd';

const family = `"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif`;

/** The look of the product for antd: paper, ink, field green, cinnabar; hairlines and no shadows. */
export function themeFor({ elder, isNarrow }: { elder: boolean; isNarrow: boolean }): ThemeConfig {
  return {
    token: {
      colorPrimary: '#2f7d4f',
      // Darker when pointed at: the derived lighter shades fall below the contrast that small text needs.
      colorPrimaryHover: '#27693f',
      colorPrimaryActive: '#1f5733',
      colorErrorHover: '#9a2922',
      colorErrorBorderHover: '#9a2922',
      colorErrorActive: '#7f211b',
      colorLinkHover: '#1f4f85',
      colorSuccess: '#2f7d4f',
      colorError: '#b8322a',
      colorWarning: '#8a6414',
      colorInfo: '#2b6cb0',
      colorLink: '#2b6cb0',
      colorTextBase: '#1f2a24',
      colorTextSecondary: '#4a554f',
      colorTextTertiary: '#5a655f',
      colorTextDescription: '#5a655f',
      colorTextPlaceholder: '#667069',
      colorTextDisabled: '#667069',
      colorBgLayout: '#fbf8f1',
      colorBgContainer: '#ffffff',
      colorBorder: '#b9b6a8',
      colorBorderSecondary: '#e4dfd1',
      borderRadius: 8,
      borderRadiusLG: 8,
      fontFamily: family,
      fontSize: elder ? 22 : isNarrow ? 16 : 14,
      fontSizeLG: elder ? 22 : 16,
      controlHeight: elder ? 60 : isNarrow ? 44 : 36,
      controlHeightLG: elder ? 64 : isNarrow ? 48 : 44,
      controlHeightSM: elder ? 60 : isNarrow ? 44 : 32,
      lineHeight: 1.6,
      boxShadow: 'none',
      boxShadowSecondary: 'none',
      boxShadowTertiary: 'none',
      motion: !elder,
      motionDurationSlow: '0.2s',
      motionDurationMid: '0.15s',
      motionDurationFast: '0.1s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Drawer: { paddingLG: elder ? 20 : 24 },
    },
  };
}
