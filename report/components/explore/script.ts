/**
 * The one script of a report's web page. It moves words that are in the page already into their places; every number was worked
 * out and written when the page was made. Plain JavaScript of every browser of the last years.
 */
export const EXPLORE_SCRIPT = `(function () {
  'use strict';
  var per = function () {
    var chosen = document.querySelector('input[name="explore-per"]:checked');
    return chosen && chosen.value === '1000' ? 1 : 0;
  };
  document.querySelectorAll('.explore-risks').forEach(function (place) {
    var texts = JSON.parse(place.querySelector('script').textContent);
    var slider = place.querySelector('input');
    slider.parentElement.hidden = false;
    var show = function () {
      var now = texts[per()][Number(slider.value)];
      if (!now) return;
      place.querySelectorAll('[data-text]').forEach(function (target) { target.textContent = now[target.dataset.text]; });
      slider.setAttribute('aria-valuetext', now.risk);
      place.querySelectorAll('[data-side]').forEach(function (side) {
        var count = now.icons[Number(side.dataset.side)];
        side.querySelectorAll('circle').forEach(function (circle, index) {
          circle.setAttribute('fill', index < count ? 'var(--accent)' : 'none');
          circle.setAttribute('stroke', index < count ? 'var(--accent)' : 'var(--control-line)');
        });
        var picture = side.querySelector('svg');
        picture.setAttribute('aria-label', picture.getAttribute('aria-label').replace(/^\\d+/, String(count)));
      });
    };
    slider.addEventListener('input', show);
    document.querySelectorAll('input[name="explore-per"]').forEach(function (input) { input.addEventListener('change', show); });
  });
})();`;
