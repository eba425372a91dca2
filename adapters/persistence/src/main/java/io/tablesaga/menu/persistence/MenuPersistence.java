package io.tablesaga.menu.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * Hibernate, for the schema {@code menu} and nothing else. It takes a second to come up, so it does with the first edit and
 * not with the product. Its transactions are of their own kind: what is written with plain JDBC on the same data source (the
 * outbox) commits with them, and no transaction of an order ever is one of them.
 */
public final class MenuPersistence implements PlatformTransactionManager, AutoCloseable {

    private final DataSource dataSource;
    private LocalContainerEntityManagerFactoryBean unit;
    private EntityManager entities;
    private JpaTransactionManager transactions;

    public MenuPersistence(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Of the caller's transaction, where there is one. */
    synchronized EntityManager entities() {
        comeUp();
        return entities;
    }

    private synchronized JpaTransactionManager transactions() {
        comeUp();
        return transactions;
    }

    private void comeUp() {
        if (unit != null) {
            return;
        }
        LocalContainerEntityManagerFactoryBean made = new LocalContainerEntityManagerFactoryBean();
        made.setPersistenceUnitName("menu");
        made.setDataSource(dataSource);
        made.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        made.setManagedTypes(PersistenceManagedTypes.of(CategoryRow.class.getName(), ItemRow.class.getName()));
        // Flyway makes the tables; a mapping that does not fit them is found by the first edit, and by MenuEditTest.
        made.setJpaPropertyMap(Map.of(
                "hibernate.hbm2ddl.auto", "none",
                // A file of a thousand items is some twenty round trips.
                "hibernate.jdbc.batch_size", "50"));
        made.afterPropertiesSet();
        EntityManagerFactory factory = made.getObject();
        JpaTransactionManager manager = new JpaTransactionManager(factory);
        manager.setDataSource(dataSource);
        manager.afterPropertiesSet();
        entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
        transactions = manager;
        unit = made;
    }

    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
        return transactions().getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        transactions().commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
        transactions().rollback(status);
    }

    @Override
    public synchronized void close() {
        if (unit != null) {
            unit.destroy();
        }
    }
}
