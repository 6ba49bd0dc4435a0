// When a page has come to rest: the moment of the last change of its content or charts, once the script has
// ended, every chart is drawn and nothing has changed for `quiet` milliseconds. Counted from the last click or key,
// or from the start of the navigation where nobody clicked since. Nothing at all if `patience` milliseconds change nothing;
// an error if the page has not come to rest within `deadline`, as one that shows only an error never does.
(() => {
    let changed = 0;
    let acted = 0;
    const isContent = node => node.nodeType === 1
        ? node.closest('[data-testid="stMain"]') && !node.closest('[data-testid="stStatusWidget"]')
        : node.parentElement && isContent(node.parentElement);
    new MutationObserver(changes => {
        if (changes.some(change => isContent(change.target))) changed = performance.now();
    }).observe(document, { childList: true, subtree: true, characterData: true });
    for (const kind of ['click', 'keydown']) {
        addEventListener(kind, event => { acted = event.timeStamp; }, { capture: true });
    }
    const isAtRest = () => {
        const app = document.querySelector('[data-testid="stApp"]');
        const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
        const content = document.querySelector('[data-testid="stVegaLiteChart"], h2, h3');
        return app && content && app.dataset.testScriptState === 'notRunning' && changed > acted
            && !document.querySelector('[data-testid="stAppSkeleton"], [data-stale="true"]')
            && charts.every(chart => chart.querySelector('svg .mark-group, canvas'));
    };
    const deadline = 60000;
    window.settled = (quiet, patience) => new Promise((resolve, reject) => {
        const began = performance.now();
        const look = () => {
            const now = performance.now();
            if (isAtRest() && now - changed > quiet) resolve(changed - acted);
            else if (changed <= acted && now - began > patience) resolve(null);
            else if (now - began > deadline) reject(new Error('The page has not come to rest.'));
            else setTimeout(look, 20);
        };
        look();
    });
})();
