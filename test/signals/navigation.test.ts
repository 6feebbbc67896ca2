import { navigation } from '../../src/signals/navigation.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(navigation);
