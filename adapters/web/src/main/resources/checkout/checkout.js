'use strict';

const page = document.body.dataset;
const said = document.getElementById('said');

/* Opens the provider's window. Everything in it is from our own attempt; the provider tells our server what was paid. */
async function pay(button) {
  button.disabled = true;
  try {
    const payment = TossPayments(page.clientKey).payment({ customerKey: TossPayments.ANONYMOUS });
    await payment.requestPayment({
      method: 'CARD',
      amount: { currency: page.currency, value: Number(page.amount) },
      taxFreeAmount: Number(page.taxFree),
      orderId: page.orderId,
      orderName: page.orderName,
      successUrl: page.success,
      failUrl: page.failure
    });
  } catch (closed) {
    said.textContent = '결제되지 않았습니다. 다시 눌러 주세요. (Nothing was charged. Press again to pay.)';
  }
  button.disabled = false;
}

/* Where the guest's own screen was left for the provider's page. */
const back = sessionStorage.getItem('tablesaga.back');
const known = /^\/[^/\\]/.test(back);

function showWayBack() {
  const link = document.getElementById('back');
  if (known && link) {
    link.href = back;
    link.hidden = false;
  }
}

const LONGEST_WAIT = 10 * 60 * 1000;
const began = Date.now();

/* Asks until there is an answer: the same request again is the same payment. */
async function confirmPayment() {
  const brought = new URLSearchParams(location.search);
  const answer = await asked('../api/payments/confirm', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      attemptToken: brought.get('attempt'),
      paymentKey: brought.get('paymentKey'),
      amount: Number(brought.get('amount'))
    })
  });
  if (answer.status === 201) {
    said.textContent = '결제되었습니다. 주방에 전달했습니다. (Paid. The kitchen has your order.)';
    if (known) location.replace(back);
  } else if (answer.status === 202) {
    later(() => look(answer.body), 2);
  } else if (answer.status === 0 || answer.status === 503) {
    later(confirmPayment, answer.retryAfter);
  } else {
    said.textContent = answer.body.detail;
    showWayBack();
    const again = document.getElementById('again');
    if (answer.body.checkout) {
      again.href = answer.body.checkout.url;
      again.hidden = false;
    }
  }
}

async function look(order) {
  const answer = await asked('..' + order.statusUrl, { headers: { Authorization: 'Bearer ' + order.capability } });
  if (answer.status === 200 && answer.body.state !== 'CONFIRMING_PAYMENT' && answer.body.state !== 'PLACING') {
    confirmPayment();
  } else {
    later(() => look(order), 2);
  }
}

function later(what, seconds) {
  if (Date.now() - began > LONGEST_WAIT) {
    showWayBack();
    said.textContent = '아직 확인하지 못했습니다. 다시 결제하지 말고 직원에게 알려 주세요. '
      + '(We do not know yet. Do not pay again; please tell the staff.)';
  } else {
    setTimeout(what, seconds * 1000);
  }
}

async function asked(address, request) {
  try {
    const answer = await fetch(address, request);
    return {
      status: answer.status,
      body: await answer.json(),
      retryAfter: Number(answer.headers.get('Retry-After')) || 3
    };
  } catch (away) {
    return { status: 0, body: {}, retryAfter: 3 };
  }
}

if (page.page === 'pay') {
  const button = document.getElementById('pay');
  button.addEventListener('click', () => pay(button));
} else if (page.page === 'paid') {
  confirmPayment();
} else {
  showWayBack();
}
