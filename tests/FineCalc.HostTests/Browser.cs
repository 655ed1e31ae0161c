using Microsoft.Playwright;

namespace FineCalc.HostTests;

/// <summary>The installed Chromium, started once for the pages of a class, with no way to the network.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Apart =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _driver;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(
            new() { ExecutablePath = Environment.GetEnvironmentVariable("FINECALC_CHROMIUM") ?? "/usr/bin/chromium", Args = Apart }
        );
    }

    /// <summary>A window of its own. What looks into a page with a script has to be let past the page's own ban on scripts.</summary>
    public Task<IBrowserContext> Window(ColorScheme scheme = ColorScheme.Light, bool letsScriptsIn = false) =>
        _browser!.NewContextAsync(
            new()
            {
                Offline = true,
                ColorScheme = scheme,
                BypassCSP = letsScriptsIn,
                ViewportSize = new() { Width = 1280, Height = 900 },
            }
        );

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _driver?.Dispose();
    }
}
