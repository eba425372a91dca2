/** Do stock, money, kitchen and sagas agree? */
package io.tablesaga.books;
